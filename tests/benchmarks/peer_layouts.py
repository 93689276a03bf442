"""Layouts of other people's programs, for comparing the map's with: places by node, or why there are none.

networkx, python-igraph and Graphviz are for development only, and imported by name because they may not be
there: one that is not is named, not passed over.
"""

import importlib
import importlib.util
import json
import random
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from navigator.layout.network import Network
from navigator.layout.ring_space import Spot

Edges = list[tuple[str, str]]


@dataclass(frozen=True)
class Peer:
    """One layout: its name, and how it lays a network out."""

    name: str
    lay_out: Callable[[list[str], Edges], Mapping[str, Spot]]
    missing: str = ""
    """What is not there, if it cannot be run."""


def edges_of(network: Network) -> Edges:
    """The ties and who belongs where: what every layout is given, the client's own ties too."""
    return list(dict.fromkeys([line.ends for line in network.lines] + list(network.members())))


def peers() -> list[Peer]:
    """Every peer, those that are missing too."""
    found = [
        Peer(f"networkx {name}", _networkx(name), _lacks("networkx", "numpy", "scipy"))
        for name in ("spring", "kamada_kawai")
    ]
    found += [
        Peer(f"python-igraph {name}", _igraph(name), _lacks("igraph"))
        for name in ("fruchterman_reingold", "kamada_kawai")
    ]
    return found + [
        Peer(f"Graphviz {name}", _graphviz(name), "" if shutil.which(name) else name)
        for name in ("neato", "twopi", "sfdp")
    ]


def _lacks(*modules: str) -> str:
    return ", ".join(module for module in modules if importlib.util.find_spec(module) is None)


def _networkx(name: str) -> Callable[[list[str], Edges], Mapping[str, Spot]]:
    def lay_out(nodes: list[str], edges: Edges) -> Mapping[str, Spot]:
        networkx = importlib.import_module("networkx")

        graph = networkx.Graph()
        graph.add_nodes_from(nodes)
        graph.add_edges_from(edges)
        if name == "spring":
            places = networkx.spring_layout(graph, seed=1)
        else:
            places = networkx.kamada_kawai_layout(graph)
        return {node: (float(x), float(y)) for node, (x, y) in places.items()}

    return lay_out


def _igraph(name: str) -> Callable[[list[str], Edges], Mapping[str, Spot]]:
    def lay_out(nodes: list[str], edges: Edges) -> Mapping[str, Spot]:
        igraph = importlib.import_module("igraph")

        random.seed(1)
        number = {node: at for at, node in enumerate(nodes)}
        graph = igraph.Graph(n=len(nodes), edges=[(number[one], number[other]) for one, other in edges])
        places = graph.layout(name)
        return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, places, strict=True)}

    return lay_out


def _graphviz(program: str) -> Callable[[list[str], Edges], Mapping[str, Spot]]:
    def lay_out(nodes: list[str], edges: Edges) -> Mapping[str, Spot]:
        lines = [*(f'"{node}";' for node in nodes), *(f'"{one}" -- "{other}";' for one, other in edges)]
        root = f'root="{nodes[0]}";' if program == "twopi" else ""
        text = f"graph {{ start=1; {root} {' '.join(lines)} }}"
        done = subprocess.run([program, "-Tjson"], input=text, capture_output=True, text=True, check=True)
        places = {}
        for one in json.loads(done.stdout)["objects"]:
            x, y = one["pos"].split(",")
            places[one["name"]] = (float(x), float(y))
        return places

    return lay_out
