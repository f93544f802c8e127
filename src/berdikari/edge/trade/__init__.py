"""Trade data on disk and their engines: data sets as Parquet, a folder a year, asked in one SQL by DuckDB or Spark."""
