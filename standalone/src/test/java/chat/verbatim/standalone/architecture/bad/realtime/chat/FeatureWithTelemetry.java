package chat.verbatim.standalone.architecture.bad.realtime.chat;

import io.opentelemetry.api.trace.Span;

record FeatureWithTelemetry(Span span) {}
