package chat.verbatim.standalone.store;

import com.mongodb.MongoCredential;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets only those into a store who know its password: any program of any user on this machine can reach the loopback port of one that is
 * served. It is sent by SASL PLAIN over the loopback interface. A store that is not served has a random one, which lives in memory only.
 */
final class ClientAuthentication {
    private static final AttributeKey<Boolean> KNOWN = AttributeKey.valueOf("chat.verbatim.store.client");
    private static final String USER = "verbatim";
    private static final Set<String> HANDSHAKE = Set.of("ismaster", "hello", "buildinfo", "ping");

    private final String password;

    ClientAuthentication() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this(HexFormat.of().formatHex(random));
    }

    /** @param password for clients in other processes, which must know it */
    ClientAuthentication(String password) {
        this.password = password;
    }

    MongoCredential credential() {
        return MongoCredential.createPlainCredential(USER, "$external", password.toCharArray());
    }

    /**
     * Answers what authentication has to answer.
     *
     * @return nothing when the command is to be carried out
     * @throws MongoServerError when the client is unknown or its password is wrong
     */
    @Nullable
    Document answer(Channel client, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (name.equals("saslstart")) {
            return authenticate(client, query);
        }
        if (client.hasAttr(KNOWN) || HANDSHAKE.contains(name)) {
            return null;
        }
        throw new MongoServerError(13, "Unauthorized", "This store belongs to a Verbatim process");
    }

    private Document authenticate(Channel client, Document query) {
        if (!(query.get("payload") instanceof BinData payload) || !isRight(payload.getData())) {
            throw new MongoServerError(18, "AuthenticationFailed", "Authentication failed");
        }
        client.attr(KNOWN).set(true);
        Document answer = new Document("conversationId", 1);
        answer.put("done", true);
        answer.put("payload", new BinData(new byte[0]));
        answer.put("ok", 1.0);
        return answer;
    }

    /** Java's driver names its user twice; others leave out as whom it acts, as RFC 4616 lets them. */
    private boolean isRight(byte[] given) {
        String named = "\0" + USER + "\0" + password;
        return MessageDigest.isEqual((USER + named).getBytes(StandardCharsets.UTF_8), given)
                || MessageDigest.isEqual(named.getBytes(StandardCharsets.UTF_8), given);
    }
}
