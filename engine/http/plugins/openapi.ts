import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

/** OpenAPI 3.1 out of the route schemas, at `GET /api/openapi.json`. Register before the routes. */
export async function addOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Liuzhuan', version, description: 'Low-code workflow and forms engine. Every refusal is RFC 9457 problem details.' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'lz_session' },
          csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
        },
      },
      security: [{ session: [], csrf: [] }],
    },
    transform: ({ schema, url, route }) => ({ schema: route.config?.access === 'public' ? { ...schema, security: [] } : schema, url }),
    refResolver: { buildLocalReference: (json, _baseUri, _fragment, i) => String(json.$id ?? `schema-${i}`) },
  });
}

/** The document, made once. */
export function openApiRoute(app: FastifyInstance): void {
  let document: string | null = null;
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } as object }, (_request, reply) => {
    document ??= JSON.stringify(app.swagger());
    return reply.header('content-type', 'application/json; charset=utf-8').send(document);
  });
}
