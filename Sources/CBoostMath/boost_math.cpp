#include "boost_math.h"

#include <cmath>
#include <exception>
#include <limits>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/hypergeometric_pFq.hpp>

namespace {
// Doubles stay doubles: the long ones cost three times as much, and nothing here needs them.
using Quick = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

// No exception crosses into Swift.
template <class Function>
double guarded(Function function) {
    try {
        return function();
    } catch (const std::exception &) {
        return std::numeric_limits<double>::quiet_NaN();
    }
}
}  // namespace

extern "C" double huitou_log_gamma(double x) {
    return guarded([=] { return boost::math::lgamma(x, Quick()); });
}

extern "C" double huitou_digamma(double x) {
    return guarded([=] { return boost::math::digamma(x, Quick()); });
}

extern "C" double huitou_hypergeometric(double a, double b, double c, double z) {
    return guarded([=] {
        // The series of a negative z converges only after Pfaff's transformation (DLMF 15.8.1).
        if (z < 0) {
            return std::pow(1 - z, -a) * boost::math::hypergeometric_pFq({a, c - b}, {c}, z / (z - 1));
        }
        return boost::math::hypergeometric_pFq({a, b}, {c}, z);
    });
}

extern "C" double huitou_gamma_quantile(double shape, double probability) {
    return guarded([=] { return boost::math::gamma_p_inv(shape, probability, Quick()); });
}

extern "C" double huitou_beta_probability(double a, double b, double x) {
    return guarded([=] { return boost::math::ibeta(a, b, x, Quick()); });
}

extern "C" double huitou_normal_quantile(double probability) {
    return guarded([=] { return -std::sqrt(2.0) * boost::math::erfc_inv(2 * probability, Quick()); });
}
