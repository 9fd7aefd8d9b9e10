package chat.verbatim.realtime.offline;

class LogAloneTest extends OfflineQueuesContract {
    @Override
    protected OfflineQueues queues() {
        return new LogAlone();
    }
}
