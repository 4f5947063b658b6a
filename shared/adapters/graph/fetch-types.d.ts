/** Graph's typings name this type of the browser; Node has what it stands for. */
type RequestInfo = string | Request;
