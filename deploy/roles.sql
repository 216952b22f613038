-- Behind PgBouncer sessions are shared: the role carries what a session would ask for.
ALTER ROLE tracker SET statement_timeout = '10s';
ALTER ROLE tracker SET lock_timeout = '5s';
ALTER ROLE tracker SET idle_in_transaction_session_timeout = '10s';
