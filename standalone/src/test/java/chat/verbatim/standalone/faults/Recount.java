package chat.verbatim.standalone.faults;

import chat.verbatim.standalone.faults.StateCheck.Answered;
import chat.verbatim.standalone.faults.Violation.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What each replica answers in the end about each chat of each person. */
final class Recount {
    private Recount() {}

    static List<Answered> answers(Ways ways, Party party, Truth truth, FaultReport report) throws InterruptedException {
        List<Answered> answers = new ArrayList<>();
        for (URI replica : ways.replicas()) {
            for (User user : party.everyone()) {
                for (String chatId : truth.chatsOf(user.id())) {
                    Fetched fetched = Fetched.of(
                            user,
                            chatId,
                            Long.toString(truth.head()),
                            question -> Requests.untilAnswered(replica, question));
                    if (fetched == null) {
                        report.violations(List.of(new Violation(
                                Kind.WRONG_STATE, replica + " hides chat " + chatId + " from " + user.id())));
                    } else {
                        answers.add(new Answered(replica.toString(), user.id(), chatId, fetched));
                    }
                }
            }
        }
        return answers;
    }
}
