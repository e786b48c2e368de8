#!/usr/bin/env python3
"""RFM by the mean rule, from the same unsorted orders in memory: Columns beside DuckDB and Polars, on the same cores.

    peers.py FOLDER ROUNDS COMMAND [ARGUMENT…]

FOLDER holds the orders as raw little-endian columns (customer.i32, day.i32, money.i64). COMMAND is the program to compare:
it has read the same folder, and for each line on its standard input ("all", or how many days back) answers with one line of
JSON: the milliseconds it took, and customers and money of the classes 0 … 7. Rounds take turns, so that a busy machine is
busy for all. The peers return the eight rows of the table alone; the program also makes every customer's class.

Needs duckdb, polars and numpy (pip), in an environment of their own.
"""
import json
import os
import statistics
import subprocess
import sys
import time

CORES = str(os.cpu_count())
os.environ["POLARS_MAX_THREADS"] = CORES

import duckdb
import numpy as np
import polars as pl

TODAY = 20_000

SQL = """
    WITH person AS MATERIALIZED (
        SELECT customer, {today} - max(day) AS r, count(*) AS f, sum(money)::BIGINT AS m
        FROM orders {where}
        GROUP BY customer
    ), total AS (
        SELECT count(*) AS n, sum(r)::BIGINT AS r, sum(f)::BIGINT AS f, sum(m)::BIGINT AS m FROM person
    )
    SELECT
        (CASE WHEN person.r * n <= total.r THEN 4 ELSE 0 END)
        + (CASE WHEN person.f * n > total.f THEN 2 ELSE 0 END)
        + (CASE WHEN person.m * n > total.m THEN 1 ELSE 0 END) AS class,
        count(*), sum(person.m)::BIGINT
    FROM person, total
    GROUP BY class
"""


class DuckDB:
    def __init__(self, columns):
        self.base = duckdb.connect()
        self.base.execute(f"SET threads = {CORES}")
        self.base.execute("CREATE TABLE orders AS SELECT * FROM columns")

    def classes(self, window):
        where = "" if window is None else f"WHERE day > {TODAY - window} AND day <= {TODAY}"
        return self.base.execute(SQL.format(today=TODAY, where=where)).fetchall()


class Polars:
    def __init__(self, columns, engine):
        self.orders = pl.DataFrame(columns)
        self.engine = engine

    def classes(self, window):
        orders = self.orders.lazy()
        if window is not None:
            orders = orders.filter(pl.col("day").is_between(TODAY - window, TODAY, closed="right"))
        person = orders.group_by("customer").agg(
            r=TODAY - pl.col("day").max(), f=pl.len().cast(pl.Int64), m=pl.col("money").sum()
        )
        code = (
            (pl.col("r").cast(pl.Int64) * pl.len() <= pl.col("r").cast(pl.Int64).sum()).cast(pl.Int8) * 4
            + (pl.col("f") * pl.len() > pl.col("f").sum()).cast(pl.Int8) * 2
            + (pl.col("m") * pl.len() > pl.col("m").sum()).cast(pl.Int8)
        )
        table = person.with_columns(code=code).group_by("code").agg(pl.len(), pl.col("m").sum())
        return table.collect(engine=self.engine).rows()


class Program:
    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.process.stdout.readline()

    def classes(self, window):
        self.process.stdin.write("all\n" if window is None else f"{window}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def table(rows):
    found = {code: (count, money) for code, count, money in rows}
    return [found.get(code, (0, 0)) for code in range(8)]


def main():
    folder, rounds, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    columns = {
        "customer": np.fromfile(f"{folder}/customer.i32", "<i4"),
        "day": np.fromfile(f"{folder}/day.i32", "<i4"),
        "money": np.fromfile(f"{folder}/money.i64", "<i8"),
    }
    peers = {
        f"DuckDB {duckdb.__version__}": DuckDB(columns),
        f"Polars {pl.__version__}": Polars(columns, "in-memory"),
        f"Polars {pl.__version__}, streaming": Polars(columns, "streaming"),
    }
    program = Program(command + [folder])
    print(f"{len(columns['day']):,} orders of {len(np.unique(columns['customer'])):,} customers, {CORES} cores")
    for window in (None, 365):
        times = {name: [] for name in ["Columns", *peers]}
        for _ in range(rounds):
            answer = program.classes(window)
            times["Columns"].append(answer["ms"])
            wanted = list(zip(answer["customers"], answer["money"]))
            for name, peer in peers.items():
                began = time.perf_counter()
                rows = peer.classes(window)
                times[name].append((time.perf_counter() - began) * 1e3)
                if table(rows) != wanted:
                    sys.exit(f"{name} has other classes:\n{table(rows)}\n{wanted}")
        print("all time" if window is None else f"the last {window} days", "· the same classes from all")
        ours = statistics.median(times["Columns"])
        for name, taken in times.items():
            middle = statistics.median(taken)
            print(f"  {name:28} median {middle:7.1f} ms, least {min(taken):7.1f} ms, {middle / ours:5.1f} × Columns")
        fastest = min(statistics.median(times[name]) for name in peers)
        print(f"  the fastest peer takes {fastest / ours:.1f} times as long")


if __name__ == "__main__":
    main()
