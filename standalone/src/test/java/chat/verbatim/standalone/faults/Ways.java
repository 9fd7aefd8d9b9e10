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

    private static List<URI> urls(List<ClusterNode> nodes) {
        return nodes.stream().map(ClusterNode::url).toList();
    }
}
