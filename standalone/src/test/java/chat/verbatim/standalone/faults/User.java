package chat.verbatim.standalone.faults;

import chat.verbatim.standalone.faults.Requests.Answer;
import chat.verbatim.standalone.faults.Requests.Question;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Somebody with an account. The token is renewed by a new log-in, for runs that last longer than one. */
final class User {
    private static final String PASSWORD = "correct horse battery staple";

    private final String name;
    private final String email;
    private final Requests commandSide;
    private final String id;
    private volatile String token;

    private User(String name, String email, Requests commandSide, Answer session) {
        this.name = name;
        this.email = email;
        this.commandSide = commandSide;
        this.id = session.body().path("user").path("id").asString();
        this.token = session.body().path("token").asString();
    }

    /** Logs in when the account is there already: the answer to an earlier attempt came too late. */
    static User register(String name, Requests commandSide) throws InterruptedException {
        String username = name + '-' + UUID.randomUUID().toString().substring(0, 8);
        String email = username + "@example.org";
        Answer session = commandSide.untilAnswered(
                new Random(0),
                Question.of(
                        "POST",
                        "/api/auth/register",
                        null,
                        Map.of("email", email, "username", username, "password", PASSWORD)));
        return new User(name, email, commandSide, session.isOk() ? session : session(email, commandSide));
    }

    private static Answer session(String email, Requests commandSide) throws InterruptedException {
        return commandSide.untilAnswered(
                new Random(0),
                Question.of("POST", "/api/auth/login", null, Map.of("email", email, "password", PASSWORD)));
    }

    String name() {
        return name;
    }

    String id() {
        return id;
    }

    String token() {
        return token;
    }

    /** For when the token has expired. */
    void logIn() throws InterruptedException {
        Answer session = session(email, commandSide);
        if (session.isOk()) {
            token = session.body().path("token").asString();
        }
    }
}
