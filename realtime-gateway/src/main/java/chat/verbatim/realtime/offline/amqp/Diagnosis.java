package chat.verbatim.realtime.offline.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.ChannelContinuationTimeoutException;
import com.rabbitmq.client.MissedHeartbeatException;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What an exception of the client says about the broker. */
final class Diagnosis {
    private Diagnosis() {}

    /** Whether the connection lives on. */
    static boolean closesChannelOnly(Exception failed) {
        ShutdownSignalException signal = signalOf(failed);
        return signal != null && !signal.isHardError();
    }

    static @Nullable ShutdownSignalException signalOf(Exception failed) {
        return switch (failed) {
            case AlreadyClosedException closed -> closed;
            case ShutdownSignalException signal -> signal;
            default -> failed.getCause() instanceof ShutdownSignalException signal ? signal : null;
        };
    }

    /** In words, and in the same words each time that the same is wrong. */
    static String reason(Exception failed) {
        return switch (failed) {
            case AuthenticationFailureException refused -> "it refuses the name or the password";
            case PossibleAuthenticationFailureException refused ->
                "it hung up during the login, as it does when it refuses the name or the password";
            case TimeoutException late -> "it does not answer in time";
            case ChannelContinuationTimeoutException late -> "it does not answer in time";
            case SocketTimeoutException late -> "it does not answer in time";
            default -> {
                ShutdownSignalException signal = signalOf(failed);
                yield signal == null ? failed.toString() : reason(signal);
            }
        };
    }

    private static String reason(ShutdownSignalException signal) {
        if (signal.getCause() instanceof MissedHeartbeatException) {
            return "it does not answer in time";
        }
        return switch (signal.getReason()) {
            case AMQP.Connection.Close close -> close.getReplyText();
            case AMQP.Channel.Close close -> close.getReplyText();
            case null, default -> String.valueOf(signal.getMessage());
        };
    }
}
