#!/usr/bin/env python3
"""Five segments of five clauses over everybody: live columns beside DuckDB, from the same tables in memory, on the same cores.

    peers.py FOLDER ROUNDS COMMAND [ARGUMENT…]

COMMAND is the program to compare: it writes its tables into FOLDER as raw little-endian columns, says "ready", and for each
line on its standard input (a segment's number) answers with one line of JSON: the milliseconds it took, and how many members
there are. The peer has the same tables, sorted by person and day as the program's are; the stage and the class of everybody,
which it would have to reckon from years of purchases, are given to it as columns. Rounds take turns, so that a busy machine is
busy for both. It counts members; the program also lists them.

Needs duckdb and numpy (pip), in an environment of their own.
"""
import json
import os
import statistics
import subprocess
import sys
import time

import duckdb
import numpy as np

CORES = os.cpu_count()
VIEWED, ADDED, FAVOURITED, FOLLOWED = 2, 4, 7, 9

SEGMENTS = [
    """
    SELECT count(*) FROM persons p
    JOIN (SELECT person, count(*) AS orders, max(day) AS last, sum(net)::BIGINT AS spent FROM purchases GROUP BY person) b
        USING (person)
    LEFT JOIN (SELECT person, sum(amount)::BIGINT AS amount FROM refunds GROUP BY person) r USING (person)
    WHERE b.orders >= 3 AND b.last < {today} - 90 AND b.spent - coalesce(r.amount, 0) > 100000
        AND person NOT IN (SELECT person FROM returns WHERE day > {today} - 365)
        AND person IN (SELECT person FROM deeds WHERE kind = {viewed} AND day > {today} - 180)
    """,
    """
    SELECT count(*) FROM persons p
    JOIN (SELECT person, count(*) AS orders, max(day) AS last FROM purchases GROUP BY person) b USING (person)
    WHERE b.orders >= 2 AND b.last > {today} - 120
        AND person IN (SELECT person FROM lines JOIN products USING (product) WHERE category = '咖啡' AND day > {today} - 180)
        AND person NOT IN (SELECT person FROM lines JOIN products USING (product) WHERE category = '家居')
        AND person IN (
            SELECT person FROM deeds JOIN products USING (product)
            WHERE kind = {viewed} AND category = '家居' AND day > {today} - 90 GROUP BY person HAVING count(*) >= 2)
    """,
    """
    SELECT count(*) FROM persons p
    JOIN (SELECT person, max(day) AS last, sum(gross)::BIGINT AS spent FROM purchases GROUP BY person) b USING (person)
    WHERE b.spent > 20000 AND b.last <= {today} - 30
        AND person IN (SELECT person FROM deeds WHERE kind = {added} AND day > {today} - 30)
        AND person IN (SELECT person FROM deeds WHERE day > {today} - 14)
    """,
    """
    SELECT count(*) FROM persons p
    JOIN (SELECT person, count(*) AS orders, sum(net)::BIGINT AS spent FROM purchases GROUP BY person) b USING (person)
    JOIN (SELECT person, sum(quantity)::BIGINT AS pieces FROM lines GROUP BY person) l USING (person)
    LEFT JOIN (SELECT person, sum(amount)::BIGINT AS amount FROM refunds GROUP BY person) r USING (person)
    LEFT JOIN (
        SELECT person, sum(amount)::BIGINT AS amount FROM refunds WHERE day > {today} - 365 GROUP BY person
    ) ry USING (person)
    LEFT JOIN (
        SELECT person, count(*) AS orders, sum(net)::BIGINT AS spent FROM purchases WHERE day > {today} - 365 GROUP BY person
    ) y USING (person)
    WHERE coalesce(y.spent, 0) - coalesce(ry.amount, 0) > 50000 AND coalesce(y.orders, 0) <= 6
        AND round((b.spent - coalesce(r.amount, 0))::DOUBLE / b.orders) > 10000 AND l.pieces > 3
        AND person IN (SELECT person FROM deeds WHERE kind = {favourited} AND day > {today} - 180)
    """,
    """
    WITH b AS (
        SELECT person, last, spent - coalesce(amount, 0) AS spent
        FROM (SELECT person, max(day) AS last, sum(net)::BIGINT AS spent FROM purchases GROUP BY person)
        LEFT JOIN (SELECT person, sum(amount)::BIGINT AS amount FROM refunds GROUP BY person) USING (person)
    )
    SELECT count(*) FROM persons p JOIN b USING (person)
    WHERE p.class IN (1, 11) AND p.stage IN (3, 4) AND b.spent > (SELECT avg(spent) FROM b)
        AND b.last < {today} - 60
        AND person NOT IN (SELECT person FROM deeds WHERE kind = {followed})
    """,
]


class DuckDB:
    def __init__(self, folder):
        self.base = duckdb.connect()
        self.base.execute(f"SET threads = {CORES}")
        self.today = int(open(f"{folder}/today.txt").read())
        tables = {}
        for name in sorted(os.listdir(folder)):
            table, column, kind = (name.split(".") + [""])[:3]
            if kind:
                tables.setdefault(table, {})[column] = np.fromfile(f"{folder}/{name}", f"<{kind}")
        for table, columns in tables.items():
            order = ", ".join(c for c in ("person", "day") if c in columns)
            self.base.register("raw", columns)
            self.base.execute(f"CREATE TABLE {table} AS SELECT * FROM raw ORDER BY {order}")
            self.base.unregister("raw")
        categories = open(f"{folder}/categories.txt", encoding="utf-8").read().split("\n")
        self.base.execute("CREATE TABLE products (product INTEGER, category VARCHAR)")
        self.base.executemany("INSERT INTO products VALUES (?, ?)", list(enumerate(categories)))

    def members(self, number):
        sql = SEGMENTS[number].format(
            today=self.today, viewed=VIEWED, added=ADDED, favourited=FAVOURITED, followed=FOLLOWED)
        return self.base.execute(sql).fetchone()[0]


class Program:
    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        while self.process.stdout.readline().strip() != "ready":
            if self.process.poll() is not None:
                sys.exit("the program ended before it was ready")

    def answer(self, number):
        self.process.stdin.write(f"{number + 1}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def main():
    folder, rounds, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    program = Program(command)
    peer = DuckDB(folder)
    print(f"DuckDB {duckdb.__version__}, {CORES} cores, median of {rounds} in turns")
    for number in range(len(SEGMENTS)):
        ours, theirs = [], []
        peer.members(number)
        for _ in range(rounds):
            answer = program.answer(number)
            ours.append(answer["ms"])
            began = time.perf_counter()
            members = peer.members(number)
            theirs.append((time.perf_counter() - began) * 1e3)
            if members != answer["members"]:
                sys.exit(f"segment {number + 1}: the program finds {answer['members']} members, DuckDB {members}")
        one, other = statistics.median(ours), statistics.median(theirs)
        print(
            f"  segment {number + 1}: {members:9,} members from both · columns {one:6.1f} ms (least {min(ours):.1f})"
            f" · DuckDB {other:7.1f} ms (least {min(theirs):.1f}) · {other / one:5.1f} ×")
    program.end()


if __name__ == "__main__":
    main()
