// An independent OAuth server for the live tests: node server.mjs MODULE PORT REDIRECT_URI, the client's secret in the
// environment. People sign in and consent on its own pages; refresh tokens rotate, and one that is used twice ends all.
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const [modulePath, port, redirectUri] = process.argv.slice(2);
const { default: Provider } = await import(pathToFileURL(modulePath));
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'platform-at-provider',
      client_secret: process.env.CLIENT_SECRET,
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
    },
  ],
  cookies: { keys: ['keys of a throw-away server'] },
  features: { devInteractions: { enabled: true }, revocation: { enabled: true } },
  findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  issueRefreshToken: () => true,
  pkce: { required: () => true },
  rotateRefreshToken: true,
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 600, Interaction: 600, RefreshToken: 3600, Session: 3600 },
});

const server = createServer(provider.callback());
server.listen(Number(port), '127.0.0.1');
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
