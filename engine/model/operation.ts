/** What people do with a task beside claiming and completing it, as facts. */

/** Where an added signer 加签 signs: before the task's holder, after, or beside. */
export type SignerPlace = 'before' | 'after' | 'parallel';

export type TaskOperation =
  /** 转办: another person's from here on; null gives it back to its candidate group (an operator's, for someone who left). */
  | { readonly type: 'task.transferred'; readonly task: string; readonly to: string | null; readonly reason: string }
  /** 委派: `to` is asked and answers; the task stays with who asked. */
  | { readonly type: 'task.delegated'; readonly task: string; readonly to: string; readonly reason?: string }
  /** 加签: the task's answer becomes the joint one of its holder and `user`. */
  | {
      readonly type: 'signer.added';
      readonly task: string;
      readonly user: string;
      readonly place: SignerPlace;
      readonly reason?: string;
    }
  /** 减签: an added signer, or a delegate, who hasn't answered isn't asked any more. */
  | { readonly type: 'signer.dropped'; readonly task: string; readonly user: string; readonly reason?: string }
  /** 抄送: the person may read the case. */
  | { readonly type: 'task.copied'; readonly task: string; readonly to: string }
  /** 催办. */
  | { readonly type: 'task.reminded'; readonly task: string }
  /**
   * 拿回: the completion of `task`, after which nobody acted, is undone. `before` is the machine's state before it, so that a
   * replay needs no look into the past; results that the completion changed are given back by step (null: there was none).
   */
  | {
      readonly type: 'task.taken-back';
      readonly task: string;
      readonly completedAt: string;
      readonly before: {
        readonly value: unknown;
        readonly context: Readonly<Record<string, unknown>>;
        readonly verified: Readonly<Record<string, unknown>>;
        readonly steps: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
      };
    }
  /** Nobody could do the task: its group is empty, or recused. Told by the runtime in the transaction that opened the task. */
  | { readonly type: 'task.unassignable'; readonly task: string };
