package vn.laocai.thidua.support.operations;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

import vn.laocai.thidua.support.inbox.InboxAutoConfiguration;
import vn.laocai.thidua.support.launch.ConditionalOnService;

/** The endpoints for operators and auditors. */
@AutoConfiguration(after = InboxAutoConfiguration.class)
@ConditionalOnService
@Import({DeadLetterController.class, ParkedAggregateController.class, JournalController.class, AuditController.class})
public class OperationsAutoConfiguration {}
