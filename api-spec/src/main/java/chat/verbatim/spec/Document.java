package chat.verbatim.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A file of the contract as a tree, in which references within the file can be followed. */
record Document(String name, JsonNode root) {
    private static final String FOLDER = "/contract/";
    private static final String LOCAL = "#";

    static Document load(String name) {
        try (InputStream file = open(name)) {
            return new Document(name, new YAMLMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param name path of a file of the contract, relative to its folder */
    static InputStream open(String name) {
        InputStream file = Document.class.getResourceAsStream(FOLDER + name);
        if (file == null) {
            throw new IllegalArgumentException("The contract has no file " + name + '.');
        }
        return file;
    }

    /** The node itself, or the one of this file that it refers to. */
    JsonNode resolve(JsonNode node) {
        JsonNode target = node;
        while (target.path("$ref").isString()
                && target.path("$ref").stringValue().startsWith(LOCAL)) {
            target = follow(target.path("$ref").stringValue());
        }
        return target;
    }

    private JsonNode follow(String reference) {
        JsonNode target = root.at(JsonPointer.compile(reference.substring(LOCAL.length())));
        if (target.isMissingNode()) {
            throw new IllegalStateException(name + ": " + reference + " leads nowhere.");
        }
        return target;
    }
}
