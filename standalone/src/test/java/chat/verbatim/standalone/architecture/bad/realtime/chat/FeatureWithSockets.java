package chat.verbatim.standalone.architecture.bad.realtime.chat;

import org.springframework.web.socket.WebSocketSession;

record FeatureWithSockets(WebSocketSession socket) {}
