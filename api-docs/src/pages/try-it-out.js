// Whoever logs in, registers or refreshes on this page is logged in for every later try; the token lives in this tab's memory only.
const explorer = document.querySelector('openapi-explorer');
const session = document.querySelector('#session');
const BEGIN = /\/api\/auth\/(register|login|refresh)$/;

explorer.addEventListener('after-try', async ({ detail: { request, response } }) => {
  const path = new URL(request.url, location.href).pathname;
  if (!response || response.status >= 300) return;
  if (BEGIN.test(path)) {
    const body = typeof response.body === 'string' ? JSON.parse(response.body) : response.body;
    await explorer.setAuthenticationConfiguration('bearer', { token: body.token });
    session.textContent = `Logged in as ${body.user.username}. Its token goes with every call that you try.`;
  } else if (path.endsWith('/api/auth/logout')) {
    await explorer.setAuthenticationConfiguration('bearer', { token: '' });
    session.textContent = 'Not logged in.';
  }
});
