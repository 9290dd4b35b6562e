import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Caller } from '../kernel/caller.ts';
import { From } from '../kernel/request.ts';
import { ClassificationsService } from './classifications.service.ts';

type Set = Readonly<Record<'scheme' | 'rules', string>>;

@Controller('api/classifications')
export class ClassificationsController {
  constructor(private readonly classifications: ClassificationsService) {}

  @Get()
  list(@From() caller: Caller) {
    return this.classifications.list(caller);
  }

  @Post(':scheme/:rules/runs')
  @HttpCode(200)
  run(@From() caller: Caller, @Param() { scheme, rules }: Set, @Body() body: unknown) {
    return this.classifications.run(caller, scheme, rules, body);
  }

  @Get(':scheme/:rules/runs/:id')
  one(@From() caller: Caller, @Param() { scheme, rules, id }: Set & { readonly id: string }) {
    return this.classifications.one(caller, scheme, rules, id);
  }
}
