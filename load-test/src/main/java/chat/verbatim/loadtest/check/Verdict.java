package chat.verbatim.loadtest.check;

/**
 * Whether every message came to everybody once and in order.
 *
 * @param sent messages that were sent
 * @param acknowledged messages that the server has taken
 * @param refused messages that the server has not taken, as it said
 * @param deliveries messages that came, for each device that was to hear them
 * @param lost acknowledged messages that did not come, for each device
 * @param doubled messages that came again
 * @param reordered messages that came after a later one of the same sender in the same chat
 */
public record Verdict(
        long sent, long acknowledged, long refused, long deliveries, long lost, long doubled, long reordered) {

    /** Every message was answered, and what was taken has come. */
    public boolean settled() {
        return sent == acknowledged + refused && lost == 0;
    }
}
