/** Offline queues in RabbitMQ; the only place that knows AMQP. */
@NullMarked
package chat.verbatim.realtime.offline.amqp;

import org.jspecify.annotations.NullMarked;
