package chat.verbatim.standalone.faults;

import chat.verbatim.standalone.cluster.Cluster;
import chat.verbatim.standalone.cluster.ClusterNode;
import java.net.URI;
import java.util.List;

/** The ways into the cluster. */
record Ways(Requests commandSide, Requests querySide, List<URI> replicas, List<URI> gateways) {
    static Ways into(Cluster cluster) {
        List<URI> replicas = urls(cluster.querySide());
        return new Ways(
                new Requests(urls(cluster.commandSide())), new Requests(replicas), replicas, urls(cluster.gateways()));
    }

    /** By one door, as people come in. */
    static Ways throughTheProxyOf(Cluster cluster) {
        URI door = cluster.proxy().url();
        return new Ways(
                new Requests(List.of(door)),
                new Requests(List.of(door)),
                urls(cluster.querySide()),
                List.of(door, door));
    }

    private static List<URI> urls(List<ClusterNode> nodes) {
        return nodes.stream().map(ClusterNode::url).toList();
    }
}
