package chat.verbatim.standalone;

import chat.verbatim.node.WrongSettingsException;
import chat.verbatim.standalone.store.StoreUnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in few lines what the person who starts Verbatim can put right by herself; anything else keeps its stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureLine implements SpringBootExceptionReporter {
    @Override
    @SuppressWarnings("SystemOut") // Said to whoever started the program.
    public boolean reportException(Throwable failure) {
        String line = explain(failure);
        if (line == null) {
            return false;
        }
        System.err.println("Verbatim cannot start: " + line);
        return true;
    }

    private static @Nullable String explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreUnavailableException) {
                return cause.getMessage();
            }
            if (cause instanceof WrongSettingsException settings) {
                return "\n  " + String.join("\n  ", settings.wrong());
            }
            if (cause instanceof PortInUseException taken) {
                return "port %d is taken; stop what listens there or set VERBATIM_PORT to another port"
                        .formatted(taken.getPort());
            }
        }
        return null;
    }
}
