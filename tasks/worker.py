"""A worker that outlives faults: of tasks, of databases, of other workers."""

import logging
import time
from threading import Event, Thread

from django.db import Error, InterfaceError, OperationalError, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker as PlainWorker

from .attempts import OutOfHand, attempt, fail, take_back
from .daily import promise_daily
from .models import Worker

logger = logging.getLogger("tracker.tasks")

BEATS_IN_A_LEASE = 6


class SteadyWorker(PlainWorker):
    def __init__(self, *, lease, interval=1.0, batch=False):
        """`lease`: a timedelta after which a silent worker counts as dead."""
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        self.lease = lease
        self.in_hand = None

    def shutdown(self, signum, frame):
        """Told twice, as by Ctrl-C and then by who started us, is told once."""
        if self.running:
            super().shutdown(signum, frame)

    def work(self):
        """Until told to stop, through any outage of the database."""
        pulse = Pulse(self)
        pulse.start()
        try:
            while self.running:
                try:
                    self.run()
                    return
                except (OperationalError, InterfaceError) as fault:
                    logger.warning("the database is out: %s", type(fault).__name__)
                    connection.close()
                    time.sleep(self.interval)
        finally:
            pulse.stop()

    def run_task(self, found):
        self.running_task, self.in_hand = True, found.pk
        try:
            Worker.see(self.worker_id, found.pk)
            attempt(found)
        except OutOfHand:
            logger.warning("%s went out of hand", found.task_path)
        except Exception as fault:
            logger.warning("%s failed: %s", found.task_path, type(fault).__name__)
            fail(found, fault)
        finally:
            self.running_task, self.in_hand = False, None
            self._run_tasks += 1


class Pulse(Thread):
    """Says that the worker lives while it works, looks after those who died, and sees
    that what a day asks for is promised."""

    def __init__(self, worker):
        super().__init__(daemon=True)
        self.worker = worker
        self.promised = None
        self.enough = Event()

    def run(self):
        every = self.worker.lease.total_seconds() / BEATS_IN_A_LEASE
        while not self.enough.wait(every):
            try:
                if task := self.worker.in_hand:
                    Worker.see(self.worker.worker_id, task)
                if self.promised != (today := timezone.now().date()):
                    promise_daily()
                    self.promised = today
                if number := take_back(self.worker.lease):
                    logger.warning("took back %s tasks of a dead worker", number)
            except Error as fault:
                logger.warning("the database is out: %s", type(fault).__name__)
                connection.close()
        connection.close()

    def stop(self):
        self.enough.set()
        self.join()
