import { Module } from '@nestjs/common';
import { RecordsModule } from '../records/records.module.ts';
import { Notifications } from './notifications.ts';
import { NotificationsController } from './notifications.controller.ts';
import { OwnerRule } from './owner-rule.ts';

/** What users are told of what others did. */
@Module({
  imports: [RecordsModule],
  controllers: [NotificationsController],
  providers: [Notifications, OwnerRule],
})
export class MessagingModule {}
