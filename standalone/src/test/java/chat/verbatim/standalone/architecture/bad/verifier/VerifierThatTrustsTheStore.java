package chat.verbatim.standalone.architecture.bad.verifier;

import chat.verbatim.standalone.architecture.bad.api.Message;

record VerifierThatTrustsTheStore(Message message) {}
