package chat.verbatim.node.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.chat.ChatQuery.FindMembers;
import chat.verbatim.api.chat.ChatQuery.Members;
import chat.verbatim.api.session.SessionQuery.FindTokenKeys;
import chat.verbatim.api.session.SessionQuery.TokenKey;
import chat.verbatim.api.session.SessionQuery.TokenKeys;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.UserQuery.FindUsers;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.node.rpc.Asking;
import chat.verbatim.node.rpc.NodeAddress;
import chat.verbatim.node.rpc.Payloads;
import chat.verbatim.node.rpc.Peers;
import chat.verbatim.node.rpc.RpcServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.axonframework.common.Registration;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries find a process that can answer. */
class RoutedQueriesTest {
    private static final String SECRET = "a secret of sixteen and more";
    private static final UserSummary ADA = new UserSummary("a", "ada", UserProfile.named("Ada"));
    private static final TokenKeys KEYS = new TokenKeys(List.of(new TokenKey("k", "AAAA")), "verbatim", 900);

    private final Payloads payloads = new Payloads(Jackson3Serializer.builder().build());
    private final List<AutoCloseable> open = new ArrayList<>();
    private final SimpleQueryBus one = SimpleQueryBus.builder().build();
    private final SimpleQueryBus two = SimpleQueryBus.builder().build();
    private final SimpleQueryBus sessions = SimpleQueryBus.builder().build();
    private final SimpleQueryBus own = SimpleQueryBus.builder().build();
    private RpcServer firstServer;
    private RoutedQueryBus bus;
    private QueryGateway gateway;

    @BeforeEach
    void start() throws IOException {
        List<String> addresses = new ArrayList<>();
        firstServer = serve(one, addresses);
        serve(two, addresses);
        Peers querySide = keep(new Peers(addresses, SECRET, Duration.ofMinutes(5)));
        List<String> commandAddress = new ArrayList<>();
        serve(sessions, commandAddress);
        Peers commandSide = keep(new Peers(commandAddress, SECRET, Duration.ofMinutes(5)));
        Asking asking = new Asking(Duration.ofSeconds(20), Duration.ofSeconds(60));
        bus = new RoutedQueryBus(own, payloads, asking, commandSide, querySide);
        gateway = DefaultQueryGateway.builder().queryBus(bus).build();
    }

    private RpcServer serve(SimpleQueryBus answering, List<String> addresses) throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            addresses.add("127.0.0.1:" + probe.getLocalPort());
        }
        RpcServer server = keep(new RpcServer(
                NodeAddress.parse(addresses.getLast()), SECRET, none -> none, new QueryAnswers(payloads, answering)));
        server.start();
        return server;
    }

    private <T extends AutoCloseable> T keep(T resource) {
        open.add(resource);
        return resource;
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable resource : open.reversed()) {
            resource.close();
        }
    }

    private static void knowsMembers(SimpleQueryBus answering, String member) {
        answering.subscribe(
                FindMembers.class.getName(),
                Members.class,
                query -> new Members(((FindMembers) query.getPayload()).chatId(), List.of(member), 7));
    }

    private static void isBehind(SimpleQueryBus answering) {
        answering.subscribe(FindMembers.class.getName(), Members.class, query -> {
            throw Refusal.because(RefusalCode.PROJECTION_BEHIND, "Not yet.");
        });
    }

    private Members members() {
        return gateway.query(new FindMembers("chat", 0), Members.class).join();
    }

    @Test
    void anAnswerComesFromTheQuerySide() {
        knowsMembers(one, "ada");
        knowsMembers(two, "ada");

        assertThat(members()).isEqualTo(new Members("chat", List.of("ada"), 7));
    }

    @Test
    void bothProcessesHaveTheirTurn() {
        knowsMembers(one, "one");
        knowsMembers(two, "two");

        assertThat(List.of(members(), members()))
                .flatExtracting(Members::userIds)
                .containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void manyAnswersTravelToo() {
        Registration first = new AnnotationQueryHandlerAdapter<>(new KnowsAda()).subscribe(one);
        Registration second = new AnnotationQueryHandlerAdapter<>(new KnowsAda()).subscribe(two);
        open.add(first::cancel);
        open.add(second::cancel);

        assertThat(gateway.query(new FindUsers(List.of("a", "b")), ResponseTypes.multipleInstancesOf(UserSummary.class))
                        .join())
                .containsExactly(ADA);
    }

    @Test
    void aProcessThatIsBehindIsPassedOver() {
        isBehind(one);
        knowsMembers(two, "two");

        assertThat(members().userIds()).containsExactly("two");
        assertThat(members().userIds()).containsExactly("two");
    }

    @Test
    void whenAllAreBehindTheCallerHearsIt() {
        isBehind(one);
        isBehind(two);

        assertThatThrownBy(this::members)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.PROJECTION_BEHIND));
    }

    @Test
    void aProcessThatIsGoneIsPassedOver() {
        knowsMembers(one, "one");
        knowsMembers(two, "two");
        members();
        members();
        firstServer.close();

        assertThat(List.of(members(), members(), members()))
                .flatExtracting(Members::userIds)
                .containsOnly("two");
    }

    @Test
    void whatThisProcessKnowsItAnswersItself() {
        bus.subscribe(FindMembers.class.getName(), Members.class, query -> new Members("chat", List.of("own"), 1));

        assertThat(members().userIds()).containsExactly("own");
    }

    @Test
    void theCommandSideIsAskedAboutSessions() {
        sessions.subscribe(FindTokenKeys.class.getName(), TokenKeys.class, query -> KEYS);

        assertThat(gateway.query(new FindTokenKeys(), TokenKeys.class).join()).isEqualTo(KEYS);
    }

    static final class KnowsAda {
        @QueryHandler
        List<UserSummary> answer(FindUsers query) {
            return query.userIds().contains("a") ? List.of(ADA) : List.of();
        }
    }
}
