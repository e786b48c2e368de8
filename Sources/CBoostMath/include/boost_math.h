#ifndef HUITOU_BOOST_MATH_H
#define HUITOU_BOOST_MATH_H

/// Special functions of Boost.Math behind a C face. Outside its domain, or where Boost gives up, each answers NaN.

#ifdef __cplusplus
extern "C" {
#endif

double huitou_log_gamma(double x);
double huitou_digamma(double x);
/// Gauss's hypergeometric function 2F1(a, b; c; z), z < 1.
double huitou_hypergeometric(double a, double b, double c, double z);
/// The value below which a gamma variable of this shape and scale 1 lies with this probability.
double huitou_gamma_quantile(double shape, double probability);
/// The probability that a beta variable lies below x.
double huitou_beta_probability(double a, double b, double x);
/// The value below which a standard normal variable lies with this probability.
double huitou_normal_quantile(double probability);

#ifdef __cplusplus
}
#endif

#endif
