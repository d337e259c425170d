"""The long-running processes: until Ctrl-C or a supervisor's SIGTERM, or until they are deaf."""

from bot.serve.ending import told_to_end
from bot.serve.endpoint import http
from bot.serve.listening import CannotListen
from bot.serve.processes import socket_and_worker, web, worker
from bot.serve.socket import Socket, connect_socket
from bot.serve.watchdog import Deaf

__all__ = [
    "CannotListen",
    "Deaf",
    "Socket",
    "connect_socket",
    "http",
    "socket_and_worker",
    "told_to_end",
    "web",
    "worker",
]
