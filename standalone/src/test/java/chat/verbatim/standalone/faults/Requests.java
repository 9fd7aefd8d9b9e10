package chat.verbatim.standalone.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Requests to whichever process of a side answers, as through a balancer. */
final class Requests {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int TRIES = 200;
    private static final int PAUSE_MILLIS = 150;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private final List<URI> nodes;
    private final Queue<String> interruptions = new ConcurrentLinkedQueue<>();

    /** @param position what the server says that a read must wait for to see this write */
    record Answer(int status, JsonNode body, @Nullable String position) {
        boolean isOk() {
            return status / 100 == 2;
        }

        /** Whether the same question may be answered otherwise soon. */
        boolean passes() {
            boolean crossed = status == 409 && body.path("code").asString().equals("conflict");
            return status >= 500 || status == 429 || crossed;
        }
    }

    /** What is asked, of nobody in particular. */
    record Question(
            String method,
            String path,
            @Nullable String token,
            @Nullable Object body,
            @Nullable String key,
            @Nullable String after) {
        static Question of(String method, String path, @Nullable String token, @Nullable Object body) {
            return new Question(method, path, token, body, null, null);
        }

        Question withKey(String idempotencyKey) {
            return new Question(method, path, token, body, idempotencyKey, after);
        }

        Question after(String position) {
            return new Question(method, path, token, body, key, position);
        }

        private HttpRequest to(URI node) {
            BodyPublisher publisher = body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body));
            HttpRequest.Builder request = HttpRequest.newBuilder(node.resolve(path))
                    .timeout(PATIENCE)
                    .method(method, publisher)
                    .header("Content-Type", "application/json");
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            if (after != null) {
                request.header("Verbatim-Min-Position", after);
            }
            return request.build();
        }
    }

    Requests(List<URI> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /** Of one process, once. */
    static Answer once(URI node, Question question) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = HTTP.send(question.to(node), BodyHandlers.ofByteArray());
        JsonNode body = response.body().length == 0
                ? MissingNode.getInstance()
                : JsonMapper.shared().readTree(response.body());
        return new Answer(
                response.statusCode(),
                body,
                response.headers().firstValue("Verbatim-Position").orElse(null));
    }

    /** What was so far does not count: servers that have just been started may be slow. */
    void countFromNow() {
        interruptions.clear();
    }

    /** Each time that nobody answered, or somebody that it cannot be done now. */
    List<String> interruptions() {
        return List.copyOf(interruptions);
    }

    /** Again, here or there, until somebody answers for good. */
    Answer untilAnswered(Random random, Question question) throws InterruptedException {
        return untilAnswered(random, question, nodes, interruptions);
    }

    /** Again until this one process answers for good. */
    static Answer untilAnswered(URI node, Question question) throws InterruptedException {
        return untilAnswered(new Random(0), question, List.of(node), new ConcurrentLinkedQueue<>());
    }

    private static String interruption(Question question, Instant asked, String last) {
        return "%s %s, asked at %s and answered after %d ms: %s"
                .formatted(
                        question.method(),
                        question.path(),
                        asked,
                        Duration.between(asked, Instant.now()).toMillis(),
                        last);
    }

    private static Answer untilAnswered(Random random, Question question, List<URI> nodes, Queue<String> interruptions)
            throws InterruptedException {
        String last = "nothing";
        for (int i = 0; i < TRIES; i++) {
            Instant asked = Instant.now();
            try {
                Answer answer = once(nodes.get(random.nextInt(nodes.size())), question);
                if (!answer.passes()) {
                    return answer;
                }
                last = answer.toString();
                if (answer.status() >= 500) {
                    interruptions.add(interruption(question, asked, last));
                }
            } catch (IOException noAnswer) {
                last = noAnswer.toString();
                interruptions.add(interruption(question, asked, last));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException(
                question.method() + ' ' + question.path() + " is not answered for good; at last: " + last);
    }
}
