"""PgBouncer between the site and whichever PostgreSQL is the primary."""

import os
import shutil
import signal
import subprocess
import time

from tests.plugins.postgres import NOBODY, free_port

CONFIG = """
[databases]
postgres = host=127.0.0.1 port={primary} user=postgres

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 10
max_client_conn = 300
server_login_retry = 1
server_connect_timeout = 2
query_wait_timeout = 5
pidfile = {folder}/pid
logfile = {folder}/log
"""
TIMEOUTS = {
    "statement_timeout": "10s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "10s",
}


def program():
    return shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")


class Pooler:
    def __init__(self, place):
        self.folder, self.port = place / "pooler", free_port()
        self.folder.mkdir()
        if NOBODY:
            os.chown(self.folder, 65534, 65534)
        self.process = None

    @property
    def url(self):
        return f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def start(self, primary):
        # What a session would ask for, the role carries: sessions are shared here.
        for name, value in TIMEOUTS.items():
            primary.ask(f"ALTER ROLE postgres SET {name} = '{value}'")
        self.write(primary)
        self.process = subprocess.Popen(
            [program(), "--quiet", self.folder / "pgbouncer.ini"], **NOBODY
        )
        time.sleep(0.5)
        return self

    def lead_to(self, primary):
        self.write(primary)
        self.process.send_signal(signal.SIGHUP)

    def write(self, primary):
        config = CONFIG.format(primary=primary.port, port=self.port, folder=self.folder)
        (self.folder / "pgbouncer.ini").write_text(config)

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()
