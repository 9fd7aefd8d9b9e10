package chat.verbatim.query;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Measures the query side with the embedded server in the same process: rebuilds, single messages, pages, lists. CPU is that of the whole
 * process: client, query side, server and the JVM's compiler. Arguments: the largest number (of events to rebuild, of messages in the longest
 * chat), then names of parts.
 */
final class QueryBench {
    private final QueryServer server = QueryServer.startUnchecked();
    private final EventStore log = server.log();
    private final List<String> users = MixedChats.people(log);

    public static void main(String[] args) {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        QueryBench bench = new QueryBench();
        List<String> parts = args.length > 1 ? List.of(args).subList(1, args.length) : List.of("all");
        bench.run(parts, "rebuild", () -> bench.rebuild(events));
        bench.run(parts, "single", bench::single);
        bench.run(parts, "pages", () -> bench.pages(events));
        bench.run(parts, "lists", bench::lists);
        bench.run(parts, "travel", () -> bench.travel(events));
        bench.run(parts, "reactions", bench::reactions);
        bench.server.close();
    }

    private void run(List<String> parts, String name, Runnable part) {
        if (parts.contains("all") || parts.contains(name)) {
            part.run();
        }
    }

    private void rebuild(int events) {
        MixedChats.write(log, users, events);
        head();
        for (int run = 0; run < 3; run++) {
            long cpu = cpu();
            long begin = System.nanoTime();
            server.projections().rebuild("chat");
            head();
            double seconds = (System.nanoTime() - begin) / 1e9;
            print(
                    "rebuild of chat, run %d: %,d events, %,.0f events/s, %.1f us CPU an event",
                    run, events, events / seconds, (cpu() - cpu) / 1e3 / events);
        }
    }

    private void single() {
        ScriptedChat chat = ScriptedChat.direct(log, users.get(0), users.get(1));
        head();
        int count = 1_000;
        long[] nanos = new long[count];
        long cpu = cpu();
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            chat.send(users.get(0), "Hello");
            server.awaitHead("chat");
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        print(
                "one message at a time, append to readable: p50 %.2f ms, p99 %.2f ms, %.0f us CPU a message",
                nanos[count / 2] / 1e6, nanos[count * 99 / 100] / 1e6, (cpu() - cpu) / 1e3 / count);
    }

    private void pages(int largest) {
        for (int messages : new int[] {largest / 100, largest / 10, largest}) {
            ScriptedChat chat =
                    ScriptedChat.direct(log, users.get(0), users.get(1)).hold();
            for (int i = 0; i < messages; i++) {
                chat.send(
                        users.get(i % 2), "A message of a usual length, which is some eighty characters long, nr " + i);
            }
            chat.flush();
            head();
            String path = chat.path() + "/messages?limit=50";
            time("newest page of " + messages, users.get(0), path);
            time("page in the middle of " + messages, users.get(0), path + "&before=" + messages / 2);
            time("first page of " + messages, users.get(0), path + "&after=-1");
            time("chat of " + messages, users.get(0), chat.path());
        }
        ScriptedChat edited =
                ScriptedChat.direct(log, users.get(0), users.get(1)).hold();
        long first = edited.send(users.get(0), "First");
        for (int i = 0; i < 100_000; i++) {
            edited.edit(users.get(0), first, "Edit " + i);
        }
        edited.send(users.get(0), "Second");
        edited.flush();
        head();
        time("page over 100,000 edits", users.get(0), edited.path() + "/messages?limit=50");
        time("chat with 100,000 edits", users.get(1), edited.path());
    }

    /** The past of chats of three sizes; of the largest one half has been edited since, so that each page needs the log. */
    private void travel(int largest) {
        for (int messages : new int[] {largest / 100, largest / 10, largest}) {
            ScriptedChat chat =
                    ScriptedChat.group(log, users.get(0), users.get(1)).hold();
            for (int i = 0; i < messages; i++) {
                chat.send(
                        users.get(i % 2), "A message of a usual length, which is some eighty characters long, nr " + i);
            }
            for (int i = 0; i < messages / 2; i++) {
                chat.edit(users.get(0), 1 + 2L * i, "An edit");
            }
            // As commands write them: each in a commit of its own, which is what is read by its key.
            chat.take().forEach(event -> log.publish(event));
            head();
            server.awaitHead("travel");
            String asOf = chat.path() + "/as-of";
            String page = asOf + "/messages?limit=50";
            time("newest page of " + messages, users.get(0), chat.path() + "/messages?limit=50");
            time("page of then, in the middle of " + messages, users.get(0), page + "&seq=" + messages / 2);
            time(
                    "page of then by time, in " + messages,
                    users.get(0),
                    page + "&time=" + chat.now().minusSeconds(messages));
            time(
                    "chat of then by time, in " + messages,
                    users.get(0),
                    asOf + "?time=" + chat.now().minusSeconds(messages));
        }
    }

    private void lists() {
        for (int chats : new int[] {10, 200, 2_000}) {
            String user = ScriptedChat.user(log, "lister" + chats, "Lister");
            List<DomainEventMessage<?>> commit = new ArrayList<>();
            for (int i = 0; i < chats; i++) {
                ScriptedChat chat = ScriptedChat.heldDirect(log, user, users.get(i % MixedChats.PEOPLE));
                chat.send(user, "Hello");
                commit.addAll(chat.take());
            }
            for (int from = 0; from < commit.size(); from += 500) {
                log.publish(List.copyOf(commit.subList(from, Math.min(commit.size(), from + 500))));
            }
            head();
            time("list of " + chats + " chats", user, "/api/chats?limit=20");
        }
        String[] crowd = new String[999];
        for (int i = 0; i < crowd.length; i++) {
            crowd[i] = ScriptedChat.user(log, "crowd" + i, "Crowd " + i);
        }
        ScriptedChat group = ScriptedChat.group(log, users.get(0), crowd);
        for (int i = 0; i < 60; i++) {
            group.send(users.get(0), "Hello");
        }
        head();
        time("newest page in a group of 1,000", users.get(0), group.path() + "/messages?limit=50");
    }

    /** The same page of 50 with and without reactions, in turns, so that what else the machine does falls on both. */
    private void reactions() {
        String reader = users.get(0);
        String[] others = users.subList(1, MixedChats.PEOPLE).toArray(String[]::new);
        for (int people : new int[] {0, 5, MixedChats.PEOPLE}) {
            ScriptedChat plain = ScriptedChat.group(log, reader, others).hold();
            ScriptedChat liked = ScriptedChat.group(log, reader, others).hold();
            for (int i = 0; i < 50; i++) {
                plain.send(
                        users.get(i % 2), "A message of a usual length, which is some eighty characters long, nr " + i);
                long seq = liked.send(
                        users.get(i % 2), "A message of a usual length, which is some eighty characters long, nr " + i);
                for (int person = 0; person < people; person++) {
                    liked.react(users.get(person), seq, person % 2 == 0 ? "👍" : "❤️");
                }
            }
            plain.flush();
            liked.flush();
            head();
            for (int run = 0; run < 3; run++) {
                time("page of 50, none has reacted", reader, plain.path() + "/messages?limit=50");
                time("page of 50, each with reactions of " + people, reader, liked.path() + "/messages?limit=50");
            }
        }
    }

    private void time(String what, String user, String path) {
        int count = 300;
        long[] nanos = new long[count];
        long cpu = 0;
        for (int i = 0; i < count; i++) {
            cpu = i == count / 3 ? cpu() : cpu;
            long begin = System.nanoTime();
            if (server.get(user, path, "0").status() != 200) {
                throw new IllegalStateException(path);
            }
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos, count / 3, count);
        print("%s: p50 %.2f ms, p95 %.2f ms", what, nanos[count * 2 / 3] / 1e6, nanos[count - count / 20] / 1e6);
    }

    private void head() {
        server.awaitHead("chat");
        server.awaitHead("user");
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    // What a bench is for.
    @SuppressWarnings("SystemOut")
    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
