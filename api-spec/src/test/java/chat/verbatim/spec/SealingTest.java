package chat.verbatim.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class SealingTest {
    private final Schemas schemas = new Schemas(yaml("""
            Person:
              type: object
              required: [name]
              properties: { name: { type: string }, home: { $ref: '#/components/schemas/Home' } }
            Home: { type: object, properties: { city: { type: string } } }
            Owner:
              allOf:
                - $ref: '#/components/schemas/Person'
                - { type: object, properties: { email: { type: string } } }
            Pair: { type: array, items: { $ref: '#/components/schemas/Person' } }
            Either:
              oneOf:
                - $ref: '#/components/schemas/Person'
                - $ref: '#/components/schemas/Home'
            Bag: { type: object, properties: { name: { type: string } }, additionalProperties: true }
            """));

    @Test
    void aSenderMaySendWhatIsListed() {
        assertThat(sent("Person", "{name: Ada, home: {city: London}}")).isEmpty();
        assertThat(sent("Owner", "{name: Ada, email: ada@example.org}")).isEmpty();
        assertThat(sent("Either", "{city: London}")).isEmpty();
        assertThat(sent("Bag", "{name: Ada, more: 1}")).isEmpty();
    }

    @Test
    void aSenderMayNotSendMore() {
        assertThat(sent("Person", "{name: Ada, email: ada@example.org}")).isNotEmpty();
        assertThat(sent("Person", "{name: Ada, home: {city: London, street: Dorset}}"))
                .isNotEmpty();
        assertThat(sent("Owner", "{name: Ada, phone: '1'}")).isNotEmpty();
        assertThat(sent("Pair", "[{name: Ada}, {name: Grace, email: grace@example.org}]"))
                .isNotEmpty();
        assertThat(sent("Either", "{city: London, street: Dorset}")).isNotEmpty();
    }

    @Test
    void aReceiverOverlooksMore() {
        JsonNode person = yaml("{$ref: '#/components/schemas/Person'}");

        assertThat(schemas.violationsOfReceiver(person, yaml("{name: Ada, email: ada@example.org}")))
                .isEmpty();
        assertThat(schemas.violationsOfReceiver(person, yaml("{email: ada@example.org}")))
                .isNotEmpty();
    }

    private List<String> sent(String schema, String value) {
        return schemas.violationsOfSender(yaml("{$ref: '#/components/schemas/" + schema + "'}"), yaml(value));
    }

    private static JsonNode yaml(String text) {
        return new YAMLMapper().readTree(text);
    }
}
