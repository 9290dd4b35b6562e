import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { Duplicates } from './duplicates.service.ts';

@Controller('api/records/:entity/duplicates')
export class DuplicatesController {
  constructor(private readonly duplicates: Duplicates) {}

  /** Records like a draft, with what the rules reveal of them. */
  @Post()
  @HttpCode(200)
  like(@From() caller: Caller, @Param('entity') entity: string, @Body() body: unknown) {
    return this.duplicates.like(caller, entity, body);
  }
}
