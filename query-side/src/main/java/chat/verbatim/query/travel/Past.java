package chat.verbatim.query.travel;

import org.bson.Document;

/** What steps lead to. */
sealed interface Past permits ChatPast, MessagePast {
    void take(Step step);

    Document toBson();
}
