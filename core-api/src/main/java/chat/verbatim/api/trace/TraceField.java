package chat.verbatim.api.trace;

import java.util.regex.Pattern;

/** All that a step may say beside its name and its times. None of them is a text, a name of a person or a token. */
public enum TraceField {
    /** Id of a chat. */
    CHAT("verbatim.chat"),
    /** Id of a message. */
    MESSAGE("verbatim.message"),
    /** Id of a user. */
    USER("verbatim.user"),
    /** A seq of the chat. */
    SEQ("verbatim.seq"),
    /** A position of the log. */
    POSITION("verbatim.position"),
    /** Id of a socket's connection, as the log of the process has it. */
    CONNECTION("verbatim.connection"),
    /** Name of a projection. */
    PROJECTION("verbatim.projection"),
    /** How many connections of this process an event was queued for. */
    RECEIVERS("verbatim.receivers"),
    /** The method of a request, as the server knows it. */
    HTTP_METHOD("http.request.method"),
    /** The path of a request, with the names of its variables instead of their values. */
    HTTP_ROUTE("http.route"),
    /** The status of the answer. */
    HTTP_STATUS("http.response.status_code");

    private static final Pattern ID = Pattern.compile("[\\w-]{1,64}");

    private final String key;

    TraceField(String key) {
        this.key = key;
    }

    /** Whether a value can be one: whoever asks for something may write anything where an id belongs, and that is not told. */
    public boolean takes(String value) {
        return this == HTTP_METHOD || this == HTTP_ROUTE || ID.matcher(value).matches();
    }

    /** What it is called in a span. */
    public String key() {
        return key;
    }
}
