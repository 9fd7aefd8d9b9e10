package chat.verbatim.standalone.journey;

import tools.jackson.databind.JsonNode;

/** A frame from the server, after the contract had nothing against it. */
record Heard(String event, JsonNode data) {
    String string(String field) {
        return data.path(field).asString();
    }

    long number(String field) {
        return data.path(field).asLong();
    }

    boolean is(String name) {
        return event.equals(name);
    }
}
