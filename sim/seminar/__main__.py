"""Serves the seminar page: `python -m sim.seminar`, or `make seminar`.

It listens on the loopback address alone. `--room ADDRESS` serves a room instead: this machine's address in the local
network, and only to those who have the token that is printed with it.
"""

import argparse
import errno
import ipaddress
import os
import socket
import subprocess
import sys
from collections.abc import Sequence

import uvicorn

from sim.compile import is_first_start
from sim.errors import SimError
from sim.seminar.pool import Pool
from sim.seminar.programme import programme
from sim.seminar.server import application, new_token
from sim.study.results import cores

LOOPBACK = "127.0.0.1"
PORT = 8017
FAULT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C and return the exit status."""
    given = _parser().parse_args(arguments)
    address = given.room or LOOPBACK
    try:
        taken = _taken(address, given.port)
        _compile_apart()
        pool = Pool(given.workers or max(1, min(cores(), 4)), int(programme().data["replications"]))
    except SimError as error:
        sys.stderr.write(f"{error}\n")
        return FAULT
    port = taken.getsockname()[1]
    token = new_token() if given.room else ""
    hosts = (f"{address}:{port}", f"localhost:{port}") if not given.room else (f"{address}:{port}",)
    sys.stdout.write(f"Ärendegång: http://{address}:{port}/{f'?token={token}' if token else ''}   (Ctrl-C ends it)\n")
    sys.stdout.flush()
    config = uvicorn.Config(application(pool, hosts, token), log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[taken])
    return 0


def _compile_apart() -> None:
    """Compile in a process of its own, where that is still to be done: the compiler's memory then ends with it."""
    if is_first_start():
        once = "from sim.seminar.programme import base_setting; base_setting()"
        subprocess.run([sys.executable, "-c", once], check=True)  # noqa: S603  this program's own words


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m sim.seminar", description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=PORT, help=f"0 takes any that is free (default {PORT})")
    parser.add_argument("--room", type=_address, metavar="ADDRESS", help="serve a room: this machine's local address")
    parser.add_argument(
        "--workers", type=int, choices=range(1, 17), metavar="N", help="processes (default: a core each)"
    )
    return parser


def _address(text: str) -> str:
    """Return an address of a local network; refuses any that the world can reach, and all addresses at once."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no address such as 192.168.1.20") from None
    if not (address.is_private or address.is_loopback) or address.is_unspecified:
        raise argparse.ArgumentTypeError(f"{text} is no address of a local network")
    return str(address)


def _taken(address: str, port: int) -> socket.socket:
    """Return a socket that listens, before anything else is done; raises SimError where it is in use or not ours."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((address, port))
        taken.listen()  # so that whoever reads the address may use it at once
    except OSError as error:
        taken.close()
        elsewhere = error.errno == errno.EADDRNOTAVAIL
        hint = "it is none of this machine's addresses" if elsewhere else "choose another port: --port 0"
        raise SimError(f"cannot listen on {address}, port {port}: {os.strerror(error.errno or 0)}; {hint}") from error
    return taken


if __name__ == "__main__":
    sys.exit(main())
