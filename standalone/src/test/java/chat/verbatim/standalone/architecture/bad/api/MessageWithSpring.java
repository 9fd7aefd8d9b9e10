package chat.verbatim.standalone.architecture.bad.api;

import org.springframework.core.io.Resource;

record MessageWithSpring(Resource file) {}
