// The secret of a one-time link stands after its #, which browsers send to nobody. It goes into the form, and out of the address.
const field = document.getElementById('secret');

function take() {
  if (!field || location.hash.length < 2) return;
  field.value = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  document.getElementById('join').requestSubmit();
}

// Also when the link is pasted into the address of a page that is open already.
addEventListener('hashchange', take);
take();
