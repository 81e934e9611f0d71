"""A PostgreSQL server of the harness' own, on a loopback port, run by a user without rights."""

import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import tempfile

PROGRAMS = pathlib.Path("/usr/lib/postgresql/15/bin")


class Cluster:
    """Started when it is made; `close` stops it and removes its folder."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.as_user = []
        if os.getuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self.as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"postgresql://journey@127.0.0.1:{self.port}/postgres"
        self.run("initdb", "--auth=trust", "--username=journey", "--encoding=UTF8")
        self.run("pg_ctl", "-w", "-l", str(self.folder / "log"), "start", "-o",
                 f"-p {self.port} -c unix_socket_directories= -c listen_addresses=127.0.0.1")

    def run(self, program, *arguments):
        subprocess.run(
            [*self.as_user, str(PROGRAMS / program), "-D", str(self.folder / "data"), *arguments],
            cwd="/", check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def close(self):
        self.run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(self.folder)
