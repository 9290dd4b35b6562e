import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.ts';
import { LogSealer } from './log-sealer.ts';
import { Metrics } from './metrics.ts';
import { MetricsController } from './metrics.controller.ts';
import { ReadinessCheck } from './readiness.ts';
import { TestClockController } from './test-clock.controller.ts';

@Module({
  controllers: [HealthController, MetricsController, TestClockController],
  providers: [LogSealer, Metrics, ReadinessCheck],
  exports: [Metrics],
})
export class OperationsModule {}
