import { Module } from '@nestjs/common';
import { RecordsModule } from '../records/records.module.ts';
import { EventDispatcher } from './events/event-dispatcher.ts';
import { EventListeners } from './events/event-listeners.ts';
import { Notifications } from './notifications.ts';
import { NotificationsController } from './notifications.controller.ts';
import { OwnerRule } from './owner-rule.ts';

/** What users are told of what others did. */
@Module({
  imports: [RecordsModule],
  controllers: [NotificationsController],
  providers: [EventDispatcher, EventListeners, Notifications, OwnerRule],
})
export class MessagingModule {}
