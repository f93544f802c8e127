"""The questions, in the SQL that DuckDB, Spark and Sail share: explicit casts, no NaN, divisions through NULLIF.

`imports`, `exports` and `world` are views with product, exporter, importer, usd, kg. What DuckDB alone would allow is
left out: names behind USING are never qualified, and a division by zero (an error on Spark) cannot happen.
"""

DEPENDENCE = """
WITH bought AS (
    SELECT product, importer AS country, CAST(SUM(usd) AS DOUBLE) AS imports,
           CAST(SUM(usd * usd) AS DOUBLE) AS squares, MAX(usd) AS largest, COUNT(*) AS suppliers
    FROM imports
    GROUP BY product, importer
),
sold AS (
    SELECT product, exporter AS country, CAST(SUM(usd) AS DOUBLE) AS exports
    FROM exports
    GROUP BY product, exporter
),
totals AS (
    SELECT product, CAST(SUM(exports) AS DOUBLE) AS world, CAST(SUM(exports * exports) AS DOUBLE) AS squares
    FROM sold
    GROUP BY product
),
concentrated AS (
    SELECT product, squares / NULLIF(world * world, 0) AS world_hhi
    FROM totals
)
SELECT b.product AS product, b.country AS country, b.imports AS imports, b.suppliers AS suppliers,
       b.squares / NULLIF(b.imports * b.imports, 0) AS import_hhi,
       b.largest / NULLIF(b.imports, 0) AS top_share,
       c.world_hhi AS world_hhi,
       s.exports AS exports,
       CASE WHEN s.exports IS NULL THEN CAST(9999 AS DOUBLE)
            ELSE LEAST(b.imports / NULLIF(s.exports, 0), CAST(9999 AS DOUBLE)) END AS imports_over_exports
FROM bought b
LEFT JOIN sold s ON s.product = b.product AND s.country = b.country
LEFT JOIN concentrated c ON c.product = b.product
"""

TRADE_OF = """
SELECT year, product, digits, exporter, importer, usd, kg
FROM {view}
WHERE product IN ({products}) AND digits = {digits} AND {where}
ORDER BY year, product, exporter, importer
"""

WORLD_EXPORTS = """
SELECT year, product, digits, exporter, CAST({world} AS INTEGER) AS importer, CAST(SUM(usd) AS DOUBLE) AS usd,
       CAST(NULL AS DOUBLE) AS kg
FROM {view}
WHERE product IN ({products}) AND digits = {digits}
GROUP BY year, product, digits, exporter
ORDER BY year, product, exporter
"""

EXPORT_TABLE = """
SELECT exporter, product, CAST(SUM(usd) AS DOUBLE) AS usd
FROM exports
GROUP BY exporter, product
ORDER BY exporter, product
"""
