"""What words mean wherever they stand: dates, countries, offices, verbs, and where sentences end."""
