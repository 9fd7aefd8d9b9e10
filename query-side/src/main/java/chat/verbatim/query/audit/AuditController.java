package chat.verbatim.query.audit;

import chat.verbatim.api.Position;
import chat.verbatim.api.session.Caller;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.query.proof.CommitProofs;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What auditors read by an open audit. They post what they look for, so that it stands in no address. */
@RestController
@RequestMapping("/api/audits/{auditId}")
final class AuditController {
    private final AuditGate gate;
    private final ScanSlots slots;
    private final DenseLogEventStore log;
    private final CommitProofs commits;
    private final JsonMapper json;

    AuditController(AuditGate gate, ScanSlots slots, DenseLogEventStore log, CommitProofs commits, JsonMapper json) {
        this.gate = gate;
        this.slots = slots;
        this.log = log;
        this.commits = commits;
        this.json = json;
    }

    /** @param nextCursor for {@code after}, where there is more to look at; there may be even when nothing was found yet */
    record Page(List<AuditedEvent> items, @Nullable String nextCursor) {}

    @PostMapping("/events")
    Page search(Caller caller, @PathVariable String auditId, @RequestBody AuditRequests.Search request)
            throws IOException {
        OpenAudit audit = gate.pass(caller.userId(), auditId);
        int limit = request.checkedLimit();
        AuditFilter filter = request.filter(audit, log.refreshedHeadPosition());
        try (ScanSlots.Slot _ = slots.take(caller.userId())) {
            PageOfEvents page = new PageOfEvents(limit, audit.showsTexts());
            boolean atEnd = scan(audit, filter).run(page);
            return new Page(page.items(), atEnd ? null : Position.encode(page.position()));
        }
    }

    @PostMapping("/export")
    void export(
            Caller caller,
            @PathVariable String auditId,
            @RequestBody AuditRequests.Export request,
            HttpServletResponse response)
            throws IOException {
        OpenAudit audit = gate.pass(caller.userId(), auditId);
        ExportFormat format = request.checkedFormat();
        AuditFilter filter = request.filter(audit, log.refreshedHeadPosition());
        try (ScanSlots.Slot _ = slots.take(caller.userId())) {
            AuditScan scan = scan(audit, filter);
            LineProofs proofs =
                    request.wantsProofs(audit) ? LineProofs.upTo(filter.head(), log.pages(), commits) : null;
            describe(format, auditId, response);
            ExportWriter writer =
                    new ExportWriter(format, json, audit.showsTexts(), proofs, response.getOutputStream());
            writer.begin();
            scan.run(writer);
            writer.end();
        }
    }

    private AuditScan scan(OpenAudit audit, AuditFilter filter) {
        String chatId = audit.chatId();
        EventPages pages = chatId == null
                ? new LogEventPages(log.pages(), filter)
                : new ChatEventPages(log.pages(), chatId, filter);
        return new AuditScan(gate, audit, filter, pages);
    }

    private static void describe(ExportFormat format, String auditId, HttpServletResponse response) {
        response.setContentType(format.mediaType() + ";charset=utf-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"audit-" + auditId + "." + format.suffix() + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    /** Gathers one page, and looks at so much for it and no more. */
    private static final class PageOfEvents implements AuditScan.Sink {
        private static final int MOST_PAGES = 40;

        private final int limit;
        private final boolean texts;
        private final List<AuditedEvent> items = new ArrayList<>();
        private long position;
        private int pages;

        PageOfEvents(int limit, boolean texts) {
            this.limit = limit;
            this.texts = texts;
        }

        @Override
        public boolean take(ReadEvent event) {
            items.add(AuditedEvent.of(event, texts, null));
            position = event.line().position();
            return items.size() < limit;
        }

        @Override
        public boolean pause(long reached) {
            position = reached;
            pages++;
            return pages < MOST_PAGES;
        }

        List<AuditedEvent> items() {
            return items;
        }

        long position() {
            return position;
        }
    }
}
