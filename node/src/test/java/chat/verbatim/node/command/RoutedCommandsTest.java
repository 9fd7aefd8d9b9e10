package chat.verbatim.node.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.chat.ChatCommand.RenameChat;
import chat.verbatim.api.chat.ChatName;
import chat.verbatim.node.rpc.Asking;
import chat.verbatim.node.rpc.NodeAddress;
import chat.verbatim.node.rpc.Peers;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.distributed.DistributedCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands find the process that is their home, and another one when it is not there. */
class RoutedCommandsTest {
    private static final int CHATS = 40;

    private final CommandNode one = new CommandNode();
    private final CommandNode two = new CommandNode();
    private final Peers peers = peers(CommandNode.SECRET);
    private final CommandGateway gateway = gateway(peers, Duration.ofSeconds(20), null, null);

    @AfterEach
    void end() {
        peers.close();
        one.close();
        two.close();
    }

    private Peers peers(String secret) {
        return new Peers(List.of(one.address(), two.address()), secret, Duration.ofMinutes(5));
    }

    private static CommandGateway gateway(
            Peers peers, Duration patience, @Nullable NodeAddress self, @Nullable CommandBus local) {
        Asking asking = new Asking(patience, Duration.ofSeconds(60));
        return DefaultCommandGateway.builder()
                .commandBus(DistributedCommandBus.builder()
                        .commandRouter(new HomeRouter(peers, self))
                        .connector(new RpcCommandConnector(CommandNode.payloads(), asking, local))
                        .build())
                .build();
    }

    private static Accepted rename(CommandGateway gateway, String chatId) {
        return gateway.sendAndWait(new RenameChat(chatId, "ada", ChatName.of("a name")));
    }

    private void renameAll() {
        IntStream.range(0, CHATS).forEach(i -> rename(gateway, "chat-" + i));
    }

    private static List<String> chats(CommandNode node) {
        return node.handled().stream().map(RenameChat::chatId).sorted().toList();
    }

    @Test
    void aChatKeepsItsHomeAndBothProcessesHaveSome() {
        renameAll();
        List<String> firstTime = chats(one);
        renameAll();

        assertThat(firstTime).isNotEmpty().hasSizeLessThan(CHATS);
        assertThat(chats(one).stream().distinct().toList()).isEqualTo(firstTime);
        assertThat(chats(one)).hasSize(2 * firstTime.size());
        assertThat(chats(two)).hasSize(2 * (CHATS - firstTime.size())).doesNotContainAnyElementsOf(firstTime);
    }

    @Test
    void theAnswerComesBackWhole() {
        Accepted accepted = rename(gateway, "chat");

        assertThat(accepted).isEqualTo(new Accepted(1, 1_024, false));
    }

    @Test
    void aRefusalComesThroughAsItIs() {
        assertThatThrownBy(() -> rename(gateway, "locked"))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(new Refusal(RefusalCode.FORBIDDEN, "This chat is locked.", List.of())));
    }

    @Test
    void anAccidentComesThroughAsASentence() {
        assertThatThrownBy(() -> rename(gateway, "broken")).hasMessageContaining("something broke");
    }

    @Test
    void whenAProcessEndsTheOtherHasItsChatsAtOnce() {
        renameAll();
        List<String> movedOn = chats(one);
        one.close();

        renameAll();

        assertThat(one.handled()).hasSize(movedOn.size());
        assertThat(chats(two)).hasSize(2 * CHATS - movedOn.size()).containsAll(movedOn);
    }

    @Test
    void aProcessThatHangsIsPassedOverAndThenAvoided() {
        // Long enough for a well process on a busy machine.
        CommandGateway impatient = gateway(peers, Duration.ofSeconds(3), null, null);
        renameAll();
        List<String> ofOne = chats(one);
        int before = two.handled().size();
        one.hang();

        ofOne.forEach(chat -> rename(impatient, chat));

        // Only the first of them went there; what it asked for is carried out late, and must be safe to do twice.
        assertThat(chats(one)).isEqualTo(ofOne);
        assertThat(two.handled()).hasSize(before + ofOne.size());
    }

    @Test
    void aProcessThatIsLateIsWaitedForWhenThereIsNoOther() throws Exception {
        CommandGateway impatient = gateway(peers, Duration.ofMillis(300), null, null);
        renameAll();
        String ofOne = chats(one).getFirst();
        two.close();
        one.hang();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Accepted> answer = threads.submit(() -> rename(impatient, ofOne));
            // Longer than the patience: without another try it would have failed by now.
            assertThatThrownBy(() -> answer.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            one.goOn();
            assertThat(answer.get(20, TimeUnit.SECONDS).position()).isEqualTo(1_024);
        }
    }

    @Test
    void withNobodyThereTheCallerIsToldToComeBack() {
        renameAll();
        one.close();
        two.close();

        assertThatThrownBy(() -> {
                    rename(gateway, "chat");
                    rename(gateway, "chat");
                })
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(
                                refused.refusal().code())
                        .isIn(RefusalCode.OUTCOME_UNKNOWN, RefusalCode.UNAVAILABLE));
    }

    @Test
    void aCommandThatBelongsHereTravelsNowhere() {
        CommandGateway here = gateway(peers, Duration.ofSeconds(20), NodeAddress.parse(one.address()), one.local());
        IntStream.range(0, CHATS).forEach(i -> rename(here, "chat-" + i));
        List<String> homes = chats(one);
        one.close();

        homes.forEach(chat -> rename(here, chat));

        // Also while nobody else could reach it: the bus of this process is right here.
        assertThat(one.handled()).hasSizeGreaterThanOrEqualTo(homes.size());
        assertThat(one.handled().size() + two.handled().size()).isEqualTo(CHATS + homes.size());
    }

    @Test
    void whoDoesNotKnowTheSecretIsNotHeard() {
        try (Peers strangers = peers("another secret, just as long")) {
            CommandGateway stranger = gateway(strangers, Duration.ofSeconds(20), null, null);

            assertThatThrownBy(() -> rename(stranger, "chat")).isInstanceOf(StatusRuntimeException.class);
            assertThat(one.handled()).isEmpty();
            assertThat(two.handled()).isEmpty();
        }
    }
}
