FROM debian:13-slim
RUN apt-get update && apt-get install --yes --no-install-recommends pgbouncer \
    && rm -rf /var/lib/apt/lists/*
COPY pgbouncer.ini /etc/pgbouncer/pgbouncer.ini
USER postgres
# The password comes from the environment and is written where only PgBouncer reads.
CMD umask 077 && echo "\"tracker\" \"$DATABASE_PASSWORD\"" > /tmp/users \
    && exec pgbouncer /etc/pgbouncer/pgbouncer.ini
