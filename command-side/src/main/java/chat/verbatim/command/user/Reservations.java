package chat.verbatim.command.user;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Names that belong to one account each, by the unique {@code _id}. The one of an e-mail address is also the way from it to its account. */
@Component
final class Reservations {
    static final int MOST_BOTS = 20;
    private static final String USERNAME = "username:";
    private static final String OWNER = "owner";

    private final MongoCollection<Document> reservations;

    Reservations(MongoDatabase database) {
        this.reservations = database.getCollection("reservations");
    }

    static String ofEmail(String key) {
        return "email:" + key;
    }

    static String ofUsername(String key) {
        return USERNAME + key;
    }

    /** So many bots somebody may have, one for each of these places. */
    static List<String> placesOfBots(String ownerId) {
        return IntStream.range(0, MOST_BOTS)
                .mapToObj(place -> "bot:" + ownerId + ':' + place)
                .toList();
    }

    /** @return false when somebody has it */
    boolean take(String name, String userId) {
        try {
            reservations.insertOne(new Document("_id", name).append(OWNER, userId));
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    /** @return false when it is not {@code fromUserId}'s any more */
    boolean hand(String name, String fromUserId, String toUserId) {
        return reservations
                        .updateOne(and(eq("_id", name), eq(OWNER, fromUserId)), Updates.set(OWNER, toUserId))
                        .getModifiedCount()
                == 1;
    }

    void release(String name, String userId) {
        reservations.deleteOne(and(eq("_id", name), eq(OWNER, userId)));
    }

    Optional<String> ownerOf(String name) {
        return Optional.ofNullable(reservations.find(eq("_id", name)).first()).map(found -> found.getString(OWNER));
    }

    /** Those who have any of these names. */
    List<String> ownersOf(List<String> names) {
        List<String> owners = new ArrayList<>();
        reservations.find(in("_id", names)).forEach(found -> owners.add(found.getString(OWNER)));
        return owners;
    }

    /** By the usernames' keys; those that nobody has are missing. */
    Map<String, String> ownersOfUsernames(Collection<String> keys) {
        Map<String, String> owners = new HashMap<>();
        List<String> names = keys.stream().map(Reservations::ofUsername).toList();
        for (Document found : reservations.find(in("_id", names))) {
            owners.put(found.getString("_id").substring(USERNAME.length()), found.getString(OWNER));
        }
        return owners;
    }
}
