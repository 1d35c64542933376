"""The domain (measures), the published versions, the build that makes them and the queries that read them."""
