package chat.verbatim.command.session;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.jsonwebtoken.security.Jwks;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Date;
import java.util.HexFormat;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The Ed25519 key pair that access tokens are signed with. Made at the first start and kept; when several processes start at once, the
 * first one's key is everybody's.
 *
 * @param id names the key in tokens, and changes with it
 */
record SigningKey(String id, PrivateKey privateKey, PublicKey publicKey) {
    private static final String ALGORITHM = "Ed25519";
    private static final String CURRENT = "access-token";
    private static final int ID_BYTES = 8;

    static SigningKey load(MongoDatabase database, Clock clock) {
        MongoCollection<Document> keys = database.getCollection("signing_keys");
        Document stored = find(keys);
        if (stored == null) {
            insert(keys, clock);
            stored = find(keys);
        }
        if (stored == null) {
            throw new IllegalStateException("the signing key cannot be kept in collection signing_keys");
        }
        return read(stored);
    }

    private static @Nullable Document find(MongoCollection<Document> keys) {
        return keys.find(Filters.eq("_id", CURRENT)).first();
    }

    private static void insert(MongoCollection<Document> keys, Clock clock) {
        KeyPair pair = Jwks.CRV.Ed25519.keyPair().build();
        try {
            keys.insertOne(new Document("_id", CURRENT)
                    .append("privateKey", new Binary(pair.getPrivate().getEncoded()))
                    .append("publicKey", new Binary(pair.getPublic().getEncoded()))
                    .append("createdAt", Date.from(clock.instant())));
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
        }
    }

    private static SigningKey read(Document stored) {
        try {
            byte[] publicBytes = stored.get("publicKey", Binary.class).getData();
            byte[] privateBytes = stored.get("privateKey", Binary.class).getData();
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(publicBytes);
            return new SigningKey(
                    HexFormat.of().formatHex(hash, 0, ID_BYTES),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(privateBytes)),
                    factory.generatePublic(new X509EncodedKeySpec(publicBytes)));
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("the signing key in collection signing_keys is damaged", damaged);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
