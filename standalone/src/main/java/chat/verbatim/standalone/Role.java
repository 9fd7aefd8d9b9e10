package chat.verbatim.standalone;

import chat.verbatim.command.CommandSideApplication;
import chat.verbatim.query.QuerySideApplication;
import chat.verbatim.realtime.RealtimeGatewayApplication;
import chat.verbatim.standalone.restore.RestoreProgram;
import chat.verbatim.standalone.whatif.WhatIfProgram;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a process can be besides all of Verbatim at once, or do and end; the first argument of the program names it. */
@SuppressWarnings("ImmutableEnumChecker") // The programs keep nothing.
enum Role {
    COMMAND_SIDE("command-side", CommandSideApplication::main),
    QUERY_SIDE("query-side", QuerySideApplication::main),
    REALTIME_GATEWAY("realtime-gateway", RealtimeGatewayApplication::main),
    STORE("store", StoreServer::main),
    RESTORE("restore", RestoreProgram::main),
    WHAT_IF("what-if", WhatIfProgram::main);

    private final String word;
    private final Program program;

    interface Program {
        void main(String[] arguments) throws InterruptedException;
    }

    Role(String word, Program program) {
        this.word = word;
        this.program = program;
    }

    void run(String[] arguments) throws InterruptedException {
        program.main(arguments);
    }

    /**
     * The role that the arguments ask for; null when they begin with a setting, or with nothing.
     *
     * @throws IllegalArgumentException in words for whoever started the program, when there is no such role
     */
    static @Nullable Role of(String[] arguments) {
        if (arguments.length == 0 || arguments[0].startsWith("--")) {
            return null;
        }
        return Arrays.stream(values())
                .filter(role -> role.word.equals(arguments[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no role \"%s\"; the first argument is one of %s, or is left out for all in one process"
                                .formatted(arguments[0], words())));
    }

    private static String words() {
        return Arrays.stream(values()).map(role -> role.word).collect(Collectors.joining(", "));
    }
}
